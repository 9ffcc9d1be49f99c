using System.Management.Automation.Language;
using System.Management.Automation.Subsystem.Prediction;
using DockerNet.Contracts;
using DockerNet.Hosting;

namespace DockerNet.Feedback;

/// <summary>
/// Offers, where somebody types, the cmdlet that helps after a command of the docker client that failed, with the reason behind
/// it. PowerShell asks nobody for feedback after a program, but tells predictors how it ended.
/// </summary>
public sealed class ClientPredictor : ICommandPredictor
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    private Task<Explanation?> _search = Task.FromResult<Explanation?>(null);

    /// <inheritdoc/>
    public Guid Id { get; } = new("8c0f54f2-52b5-4b0e-8c6a-9a0f6f0b7d13");

    /// <inheritdoc/>
    public string Name => nameof(DockerNet);

    /// <inheritdoc/>
    public string Description => "Knows the cmdlet that helps when the docker client could not do something.";

    /// <inheritdoc/>
    public bool CanAcceptFeedback(PredictionClient client, PredictorFeedbackKind feedback) => feedback == PredictorFeedbackKind.CommandLineExecuted;

    /// <inheritdoc/>
    public void OnCommandLineExecuted(PredictionClient client, string commandLine, bool success) =>
        _search = success || ClientCommand.Find(Parser.ParseInput(commandLine, out _, out _)) is not ClientCommand command
            ? Task.FromResult<Explanation?>(null)
            : Task.Run(() => FindAsync(command));

    /// <inheritdoc/>
    public SuggestionPackage GetSuggestion(PredictionClient client, PredictionContext context, CancellationToken cancellationToken) =>
        // What takes longer than a key press is not waited for.
        _search.IsCompletedSuccessfully && _search.GetAwaiter().GetResult() is Explanation found
            ? new SuggestionPackage([.. found.Cmdlets.Select(cmdlet => new PredictiveSuggestion(Text.PlainText.Line($"{cmdlet} # {found.Text}"), Text.PlainText.Line(found.Text)))])
            : default;

    /// <inheritdoc/>
    public void OnSuggestionDisplayed(PredictionClient client, uint session, int countOrIndex)
    {
        // It is of no matter.
    }

    /// <inheritdoc/>
    public void OnSuggestionAccepted(PredictionClient client, uint session, string acceptedSuggestion)
    {
        // It is of no matter.
    }

    /// <inheritdoc/>
    public void OnCommandLineAccepted(PredictionClient client, IReadOnlyList<string> history)
    {
        // Only how it ended tells anything.
    }

    private static async Task<Explanation?> FindAsync(ClientCommand command)
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            return await new ClientFailure(command, EngineHost.Provider.Connect(command.DockerHost)).FindAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // Without an engine there is nothing to say.
            return null;
        }
    }
}
