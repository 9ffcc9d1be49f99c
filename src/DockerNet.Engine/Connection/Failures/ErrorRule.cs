using System.Text.RegularExpressions;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>One way in which engines word a failure.</summary>
/// <param name="Pattern">The words. A group called <c>name</c> is what the engine complains of.</param>
/// <param name="Kind">The failure.</param>
/// <param name="Meaning">What it is about, where the words do not tell; null where they do.</param>
internal sealed record ErrorRule(Regex Pattern, EngineErrorKind Kind, string? Meaning = null);
