using Faultline.Model;
using Faultline.Review;

namespace Faultline.Tests.Review;

public sealed class AnswerParserTests
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("Here you are:\n```json\n{0}\n```\nHope that helps!")]
    [InlineData("I looked at {{x}} and at {{\"a\":1}} first.\n{0}")]
    public void AnAnswerIsFoundInWhatSurroundsIt(string around)
    {
        var parsed = AnswerParser.Parse(around.Replace("{0}", SomeReview.Answer(), StringComparison.Ordinal));
        Assert.Null(parsed.Problem);
        Assert.Equal(Fault.ModelFault, parsed.Answer!.Fault);
        Assert.Equal("wrong_result", parsed.Answer.Mechanism);
    }

    [Fact]
    public void AnEnvelopeOfAnAgentIsOpened()
    {
        var parsed = AnswerParser.Parse($$"""{"type":"result","total_cost_usd":0.01,"result":{{System.Text.Json.JsonSerializer.Serialize("Done.\n```json\n" + SomeReview.Answer() + "\n```")}}}""");
        Assert.Equal(Fault.ModelFault, parsed.Answer?.Fault);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("I cannot help with that.", "no JSON object")]
    [InlineData("{\"fault\":\"MODEL\"", "no JSON object")]
    [InlineData("""{"fault":"MODELS_FAULT","mechanism":"x_y","reasoning":"r","confidence":1,"evidence":[{"source":"a","pointer":"","quote":"b"}]}""", "MODELS_FAULT")]
    [InlineData("""{"fault":"MODEL_FAULT","mechanism":"x_y","reasoning":"r","confidence":1,"evidence":[]}""", "evidence")]
    [InlineData("""{"fault":"MODEL_FAULT","mechanism":"x_y","reasoning":"r","confidence":1}""", "evidence")]
    [InlineData("""{"fault":"MODEL_FAULT","mechanism":"x_y","reasoning":"r","confidence":7,"evidence":[{"source":"a","pointer":"","quote":"b"}]}""", "confidence")]
    [InlineData("""{"fault":"MODEL_FAULT","mechanism":"x_y","reasoning":"r","confidence":"high","evidence":[{"source":"a","pointer":"","quote":"b"}]}""", "confidence")]
    [InlineData("""{"fault":"MODEL_FAULT","mechanism":"","reasoning":"r","confidence":1,"evidence":[{"source":"a","pointer":"","quote":"b"}]}""", "mechanism")]
    [InlineData("""{"fault":["MODEL_FAULT"],"mechanism":"x_y","reasoning":"r","confidence":1,"evidence":[{"source":"a","pointer":"","quote":"b"}]}""", "fault")]
    [InlineData("""{"fault":"INCONCLUSIVE","mechanism":"x_y","reasoning":"r","confidence":1,"evidence":[{"source":"a","pointer":"","quote":"b"}]}""", "missing")]
    [InlineData("""{"fault":"MODEL_FAULT","mechanism":"x_y","reasoning":"r","confidence":1,"evidence":[{"source":"a","pointer":""}]}""", "quote")]
    public void WhatIsNoAnswerIsAProblemAndNeverALabel(string text, string expected)
    {
        var parsed = AnswerParser.Parse(text);
        Assert.Null(parsed.Answer);
        Assert.Contains(expected, parsed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AWishToReadIsNoAnswer()
    {
        var parsed = AnswerParser.Parse("""{"read":[{"text":"T3","from":10,"to":20}]}""");
        Assert.Null(parsed.Problem);
        Assert.Null(parsed.Answer);
        Assert.Equal(new ReadRequest("T3", 10, 20), Assert.Single(parsed.Read!));
    }
}
