namespace Faultline.Model;

/// <summary>One entry of a batch's configuration, as its summary states it.</summary>
public sealed record BatchSetting(string Name, string Value);
