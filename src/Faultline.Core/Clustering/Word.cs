using Faultline.Text;

namespace Faultline.Clustering;

/// <summary>One word of a signature, with the stretch of the headline it stands for.</summary>
internal readonly record struct Word(string Text, int Start, int End, MaskKind Mask);
