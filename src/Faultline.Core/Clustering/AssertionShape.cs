using System.Text;

namespace Faultline.Clustering;

/// <summary>
/// An assertion's sentence with types in the place of values: <c>expected 404 to be 200</c> is
/// <c>expected &lt;number&gt; to be &lt;number&gt;</c>. The matcher's words stay, and so do true, null and undefined.
/// </summary>
internal static class AssertionShape
{
    public static string Of(string sentence)
    {
        var shape = new StringBuilder(sentence.Length);
        for (var i = 0; i < sentence.Length;)
        {
            var c = sentence[i];
            if (c is '\'' or '"' or '`' && (i == 0 || !char.IsLetterOrDigit(sentence[i - 1])))
            {
                i = AfterQuote(sentence, i);
                shape.Append("<string>");
            }
            else if (c is '{' or '[')
            {
                i = AfterBracket(sentence, i);
                shape.Append(c == '{' ? "<object>" : "<array>");
            }
            else if (char.IsAsciiDigit(c) && (i == 0 || !char.IsLetterOrDigit(sentence[i - 1])))
            {
                while (i < sentence.Length && (char.IsLetterOrDigit(sentence[i]) || sentence[i] is '.' or '_')) i++;
                if (shape.Length > 0 && shape[^1] is '-' or '+') shape.Length--;
                shape.Append("<number>");
            }
            else
            {
                shape.Append(c);
                i++;
            }
        }

        return shape.ToString();
    }

    private static int AfterQuote(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == text[open]) return i + 1;
        }

        return text.Length;
    }

    // Long values are cut by the tool: brackets that nothing closes end with the text.
    private static int AfterBracket(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] is '{' or '[') depth++;
            else if (text[i] is '}' or ']' && --depth == 0) return i + 1;
        }

        return text.Length;
    }
}
