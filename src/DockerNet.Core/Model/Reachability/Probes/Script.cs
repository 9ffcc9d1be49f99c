using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>
/// The script that probes many targets at once with the tools that a container happens to have.
/// </summary>
/// <remarks>
/// Targets are its arguments, so that no text of theirs is ever read as a part of it. It writes a line for each line of
/// a tool, beginning with the number of the target. It waits for all that it starts and ends what takes too long: what
/// would outlive it could stay for ever in a container whose first process does not care for others' children.
/// </remarks>
public static class ProbeScript
{
    private const string Text = """
        set -f
        export LC_ALL=C
        patience=$1 limit=$2
        shift 2

        has() { command -v "$1" >/dev/null 2>&1; }

        # Netcats differ: most can connect and say nothing; the small one of busybox can run a program once connected.
        netcat=
        if has nc; then
            case $(nc -h 2>&1 </dev/null) in
                *-z*) netcat=z ;;
                *'-e PROG'*) netcat=e ;;
            esac
        fi

        # run [hurry] TOOL ARGUMENT...
        mark='>'
        run() {
            name=$1
            [ "$name" != hurry ] || name=$2
            read -r begun rest </proc/uptime
            printf '%s%s\n' "$mark" "$name"
            "$@" 2>&1
            code=$?
            read -r ended rest </proc/uptime
            printf '\n=%s %s %s\n' "$code" "$begun" "$ended"
        }

        # guard SECONDS COMMAND...
        guard() {
            (
                # By a signal that a shell on its way to become a sleep cannot miss. What was begun before is not this one's.
                trap '[ "$!" = "$work" ] || kill -9 "$!"; wait; exit' TERM
                sleep "$1" &
                wait "$!" && shift && "$@"
            ) >/dev/null 2>&1 &
            guard=$!
        }

        # hurry TOOL ARGUMENT...: for what would wait for an answer as long as the kernel does.
        hurry() {
            "$@" &
            work=$!
            guard "$patience" kill -9 "$work"
            wait "$work"
            code=$?
            kill "$guard" 2>/dev/null
            wait "$guard"
            return "$code"
        }

        # As the container's programs would: by its hosts file first.
        resolve() {
            mark='?'
            find "$1"
            found=$?
            mark='>'
            return "$found"
        }

        find() {
            if has getent; then
                run getent ahosts "$1"
                # The one of musl knows only this.
                [ "$code" != 1 ] || run getent hosts "$1"
                return "$code"
            fi
            known=
            while read -r address names; do
                case $address in '#'*) continue ;; esac
                for name in $names; do
                    [ "$name" != "$1" ] || known="$known$address $name
        "
                done
            done </etc/hosts
            if [ -n "$known" ]; then printf '?hosts\n%s=0 0 0\n' "$known"
            elif has nslookup; then run nslookup "$1"
            fi
            # Only getent knows all the ways in which a program finds names.
            return 0
        }

        is_address() {
            case $1 in
                *:*) return 0 ;;
                *[!0-9.]*) return 1 ;;
            esac
        }

        probe() {
            case $1 in
                Ping)
                    tool=ping
                    case $2 in *:*) has ping6 && tool=ping6 ;; esac
                    has "$tool" && run "$tool" -c 1 -W "$patience" "$2" ;;
                Tcp)
                    is_address "$2" || resolve "$2" || return
                    if [ "$netcat" = z ]; then run nc -v -z -w "$patience" "$2" "$3"
                    elif has bash; then run hurry bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$2" "$3"
                    elif [ "$netcat" = e ]; then run nc -w "$patience" "$2" "$3" -e true
                    fi ;;
                Udp)
                    is_address "$2" || resolve "$2" || return
                    if has bash; then
                        run bash -c 'exec 3<>"/dev/udp/$0/$1" && echo >&3 && read -r -n 1 -t "$2" -u 3 && echo answered' "$2" "$3" "$patience"
                    elif has nslookup; then
                        run nslookup "-port=$3" -retry=1 "-timeout=$patience" . "$2"
                    fi ;;
                Name) resolve "$2" ;;
            esac
        }

        trap : TERM
        number=0
        probes=
        while [ $# -ge 3 ]; do
            { trap : TERM; probe "$1" "$2" "$3"; } </dev/null | {
                trap '' TERM
                while IFS= read -r line || [ -n "$line" ]; do
                    [ -z "$line" ] || printf '%s %s\n' "$number" "$line"
                done
            } &
            probes="$probes $!"
            number=$((number + 1))
            shift 3
        done
        # One signal to the whole group ends what takes too long: the shells outlive it, to tell of it.
        work=$!
        guard "$limit" kill -TERM 0
        for probe in $probes; do wait "$probe"; done
        kill "$guard" 2>/dev/null
        wait
        """;

    /// <summary>The program that runs it.</summary>
    public const string Program = "sh";

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    // What finding a name's address may take on top of the answer.
    private static readonly TimeSpan s_lookup = TimeSpan.FromSeconds(4);

    /// <summary>Makes the command that probes.</summary>
    /// <param name="targets">What is probed.</param>
    /// <param name="patience">How long each may take to answer.</param>
    /// <returns>The command and its arguments.</returns>
    public static string[] Command(IReadOnlyList<ProbeTarget> targets, TimeSpan patience)
    {
        List<string> command = [Program, "-c", Text, "probe", Seconds(patience), Seconds(Limit(patience))];
        foreach (ProbeTarget target in targets)
        {
            command.AddRange([$"{target.Kind}", target.Host, target.Port.ToString(CultureInfo.InvariantCulture)]);
        }

        return [.. command];
    }

    /// <summary>Tells how long all may take before what still runs is ended: to find a name, and to wait for an answer.</summary>
    /// <param name="patience">How long each target may take to answer.</param>
    /// <returns>The time.</returns>
    public static TimeSpan Limit(TimeSpan patience) => ((patience < s_longest ? patience : s_longest) * 2) + s_lookup;

    // Not every tool knows parts of a second.
    private static string Seconds(TimeSpan time) =>
        Math.Max(1, Math.Ceiling(time.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
}
