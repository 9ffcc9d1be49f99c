using System.Management.Automation.Subsystem;

namespace DockerNet.Feedback;

/// <summary>Has PowerShell ask for feedback and predictions as long as the module is there.</summary>
public static class Registration
{
    private static readonly ClientFeedback s_feedback = new();
    private static readonly ClientPredictor s_predictor = new();

    /// <summary>Begins it.</summary>
    public static void Begin()
    {
        SubsystemManager.RegisterSubsystem(SubsystemKind.FeedbackProvider, s_feedback);
        SubsystemManager.RegisterSubsystem(SubsystemKind.CommandPredictor, s_predictor);
    }

    /// <summary>Ends it.</summary>
    public static void End()
    {
        SubsystemManager.UnregisterSubsystem(SubsystemKind.FeedbackProvider, s_feedback.Id);
        SubsystemManager.UnregisterSubsystem(SubsystemKind.CommandPredictor, s_predictor.Id);
    }
}
