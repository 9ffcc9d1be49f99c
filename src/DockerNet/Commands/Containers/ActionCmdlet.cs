using System.Management.Automation;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that change containers.</summary>
public abstract class ContainerActionCmdlet : ContainerWorkCmdlet
{
    private protected sealed override bool MayAct(Container container) => ShouldProcess(container.Name, Action(container));

    /// <summary>Tells what is done, for -WhatIf and -Confirm.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The action, and what would be in its way.</returns>
    private protected virtual string Action(Container container) => $"{((CmdletInfo)MyInvocation.MyCommand).Verb} container";
}
