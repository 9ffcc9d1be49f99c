namespace DockerNet.Engine.Connection;

/// <summary>Where the text of an answer is kept.</summary>
internal sealed class JsonCapture
{
    public string Text { get; set; } = "";
}
