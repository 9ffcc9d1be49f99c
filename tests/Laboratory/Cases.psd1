# Seeds that ever showed a difference, by the generation of the engine that they showed it on.
@{
}
