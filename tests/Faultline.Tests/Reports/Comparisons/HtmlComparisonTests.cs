using System.Text.RegularExpressions;
using System.Xml.Linq;
using Faultline.Reports.Comparisons;

namespace Faultline.Tests.Reports.Comparisons;

public sealed partial class HtmlComparisonTests
{
    private static readonly string _page = new HtmlComparison().Write(SomeComparisons.Mixed());

    [Fact]
    public void ItAsksForNothingAndRunsNothing()
    {
        Assert.DoesNotContain("<script", _page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", _page, StringComparison.Ordinal);
        Assert.Empty(Outside().Matches(_page));
    }

    [Fact]
    public void WhatRunsSayIsText()
    {
        Assert.Contains("=1+1|&lt;script&gt;alert(1)&lt;/script&gt;", _page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>|model", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryElementIsClosed()
    {
        // The void elements and the boolean-free attributes of this page make the rest XML.
        var xml = _page.Replace("<!doctype html>\n", "", StringComparison.Ordinal);
        Assert.NotEmpty(XDocument.Parse(Void().Replace(xml, "$1/>")).Descendants("svg"));
    }

    [Fact]
    public void ThePictureHasACellForEveryResult()
    {
        var comparison = SomeComparisons.Large(200, 20);
        var picture = MatrixPicture.Of(comparison);
        var drawn = Regex.Count(picture, "<rect class=\"(failed|unfinished)\" x=") + Regex.Count(picture, @"M\d+ \d+h");
        Assert.Equal(200 * 20, drawn);
        Assert.True(picture.Length < 300_000, $"{picture.Length} characters");
        Assert.Contains("width=\"1270\" height=\"400\"", picture, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(src|href|action|data)\s*=|@import|url\((?!#)|https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex("(<(?:meta|input)[^>]*)>")]
    private static partial Regex Void();
}
