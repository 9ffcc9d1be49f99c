# Seeds that ever showed a difference that no rule's own test shows, by the generation of the engine that they showed it on.
@{
    # One that shared a network and has ended; names with addresses of both kinds; one that has lost its network, and itself.
    '20' = 5, 8
    # IPv6 on an internal network alone, and a port published on another.
    '28' = , 2
}
