using Faultline.Model;

namespace Faultline.Rules;

/// <summary>One reason to label a failure provisionally. A rule that cannot tell returns null.</summary>
public interface IRule
{
    RuleInfo Info { get; }

    /// <summary>Null to abstain. Pure: the same context gives the same finding.</summary>
    Finding? Check(RuleContext context);
}
