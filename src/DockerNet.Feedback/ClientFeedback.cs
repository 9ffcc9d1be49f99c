using System.Management.Automation.Subsystem.Feedback;
using DockerNet.Contracts;
using DockerNet.Hosting;

namespace DockerNet.Feedback;

/// <summary>
/// Tells, in a session where somebody types, what there is to know of what the docker client did, and which cmdlet was meant
/// by a name that nothing has.
/// </summary>
public sealed class ClientFeedback : IFeedbackProvider
{
    private const string Quoting = "AmbiguousParameter,DockerNet.Commands.";

    /// <inheritdoc/>
    public Guid Id { get; } = new("3f0f9a1e-7d55-4a83-9c1e-5d7a6a0b8c21");

    /// <inheritdoc/>
    public string Name => nameof(DockerNet);

    /// <inheritdoc/>
    public string Description => "Tells what there is to know of what the docker client did, and which cmdlet was meant.";

    /// <inheritdoc/>
    public FeedbackTrigger Trigger => FeedbackTrigger.All;

    /// <inheritdoc/>
    public FeedbackItem? GetFeedback(FeedbackContext context, CancellationToken token)
    {
        try
        {
            return Find(context, token) is Explanation found
                ? new FeedbackItem(PlainText(found.Text), [.. found.Cmdlets.Select(PlainText)])
                : null;
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // Without an engine there is nothing to say.
            return null;
        }
    }

    private static string PlainText(string text) => Text.PlainText.Line(text);

    private static Explanation? Find(FeedbackContext context, CancellationToken token)
    {
        if (context.Trigger == FeedbackTrigger.CommandNotFound)
        {
            return CmdletGuess.Find($"{context.LastError?.TargetObject}") is { Count: > 0 } meant
                ? new($"There is no cmdlet {context.LastError!.TargetObject}. It may be:", [.. meant])
                : null;
        }

        if (context.Trigger == FeedbackTrigger.Error)
        {
            return context.LastError?.FullyQualifiedErrorId.StartsWith(Quoting, StringComparison.Ordinal) == true
                ? new("A word of a container's command that begins with a dash goes in quotes, or after --.", "New-DockerContainer IMAGE sh '-c' 'echo hello'")
                : null;
        }

        return ClientCommand.Find(context.CommandLineAst) is ClientCommand command
            ? new ClientRemark(command, EngineHost.Provider.Connect(command.DockerHost)).FindAsync(token).GetAwaiter().GetResult()
            : null;
    }
}
