namespace Faultline.Model;

/// <summary>A case that passed and failed within the repeated trials of one run.</summary>
/// <param name="Low">Lower end of the 95 % interval of the share of trials that fail.</param>
public sealed record FlakyCase(string Case, int Failed, int Trials, double Low, double High);
