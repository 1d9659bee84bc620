using Faultline.Model;

namespace Faultline.Tests.Model;

public sealed class ContentHashTests
{
    [Fact]
    public void AFailureIdDependsOnTheKeyAloneAndNeverChanges()
        => Assert.Equal("f" + ContentHash.Short("run\ncase\n1\n1"), new TrialKey("run", "case").FailureId());
}
