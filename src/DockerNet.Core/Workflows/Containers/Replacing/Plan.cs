using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>What will be done to replace a container.</summary>
internal static class ReplacementPlan
{
    /// <summary>Makes the plan.</summary>
    /// <param name="old">The container.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="kept">How many files of its own layer are carried over.</param>
    /// <returns>The steps.</returns>
    public static IReadOnlyList<ContainerUpdateStep> Make(ContainerDetail old, ContainerChange change, int kept)
    {
        bool runs = old.State is "running" or "paused" or "restarting";
        (bool Needed, ContainerUpdateAction Action, string Detail)[] all =
        [
            (true, ContainerUpdateAction.Create, $"a copy with {string.Join(", ", Changes(change))}"),
            (runs, ContainerUpdateAction.Stop, "as it wants to be stopped"),
            (kept > 0, ContainerUpdateAction.KeepLayer, $"{kept} changes of its own file system"),
            (true, ContainerUpdateAction.Rename, $"the copy is {old.Name} from now on"),
            (runs, ContainerUpdateAction.Start, "the copy"),
            (runs, ContainerUpdateAction.Check, "the copy stays up, or all is undone"),
            (old.State == "paused", ContainerUpdateAction.Pause, "the copy, since it was paused"),
            (true, ContainerUpdateAction.Remove, "the old one; its volumes stay"),
        ];
        return
        [
            .. all.Where(static step => step.Needed).Select((step, index) => new ContainerUpdateStep
            {
                Order = index + 1,
                Action = step.Action,
                Container = old.Name,
                Detail = step.Detail,
                DockerHost = old.DockerHost,
            }),
        ];
    }

    // Of variables only the names: now and then a value is a password.
    private static IEnumerable<string> Changes(ContainerChange change)
    {
        (string What, IEnumerable<string>? Items)[] all =
        [
            ("ports", change.Ports?.Select(static port => port.ToString())),
            ("links", change.Links?.Select(static link => link.ToString())),
            ("networks", change.Networks),
            ("mounts", Some(change.Mounts.Select(static mount => mount.ToString()))),
            ("no mount at", Some(change.WithoutMounts)),
            ("variables", Some(change.Env.Select(static text => text.Split('=')[0]))),
            ("no variables", Some(change.WithoutEnv)),
        ];
        return all.Where(static part => part.Items is not null)
            .Select(static part => part.Items!.Any() ? $"{part.What} {string.Join(" ", part.Items!)}" : $"no {part.What}");
    }

    private static IEnumerable<string>? Some(IEnumerable<string> items) => items.Any() ? items : null;
}
