namespace Faultline.Model;

/// <summary>A failure that was handed to one reviewer.</summary>
/// <param name="Open">How many failures of the run have no verdict of a reader yet, this one included.</param>
/// <param name="Held">How many of these others hold at the moment.</param>
public sealed record LeasedFailure(Lease? Lease, int Open, int Held);
