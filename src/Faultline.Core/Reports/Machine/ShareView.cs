namespace Faultline.Reports.Machine;

/// <summary>The share of one fault in all failures.</summary>
/// <param name="Naive">As the labels of the machine count it, uncorrected.</param>
/// <param name="Corrected">Corrected by the labels of people (PPI++).</param>
/// <param name="PeopleOnly">From the labels of people alone.</param>
public sealed record ShareView(string Fault, double Naive, EstimateView Corrected, EstimateView PeopleOnly, int Labelled, int Unlabelled);
