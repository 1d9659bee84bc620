using System.Text;

namespace Faultline.Tests.Conventions;

/// <summary>
/// C# source with the content of comments, strings and characters blanked out, line by line and column by column as before, so
/// that a search finds code only. Code in the holes of an interpolated string is kept; in a raw string it is blanked too.
/// </summary>
internal sealed class CodeText
{
    private readonly string _source;
    private readonly StringBuilder _code;
    private int _at;

    private CodeText(string source)
    {
        _source = source;
        _code = new StringBuilder(source.Length);
    }

    public static string Of(string source)
    {
        var text = new CodeText(source);
        text.Code(insideHole: false);
        return text._code.ToString();
    }

    private bool Ended => _at >= _source.Length;

    private bool Next(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Keep() => _code.Append(_source[_at++]);

    private void Blank(int count = 1)
    {
        for (; count > 0 && !Ended; count--)
        {
            var c = _source[_at++];
            _code.Append(c is '\n' or '\r' ? c : ' ');
        }
    }

    private void Code(bool insideHole)
    {
        var depth = 0;
        while (!Ended)
        {
            if (insideHole && depth == 0 && _source[_at] == '}') return;
            if (_source[_at] is '{' or '(' or '[') depth++;
            if (_source[_at] is '}' or ')' or ']') depth--;
            if (Next("//")) BlankUntil("\n", andIt: false);
            else if (Next("/*")) BlankUntil("*/", andIt: true);
            else if (_source[_at] == '\'') Character();
            else if (!Literal()) Keep();
        }
    }

    private void BlankUntil(string end, bool andIt)
    {
        var found = _source.IndexOf(end, _at, StringComparison.Ordinal);
        Blank((found < 0 ? _source.Length : found + (andIt ? end.Length : 0)) - _at);
    }

    private void Character()
    {
        Blank();
        while (!Ended && _source[_at] is not ('\'' or '\n')) Blank(_source[_at] == '\\' ? 2 : 1);
        if (!Ended && _source[_at] == '\'') Blank();
    }

    private bool Literal()
    {
        var quote = _at;
        while (quote < _source.Length && _source[quote] is '$' or '@') quote++;
        if (quote >= _source.Length || _source[quote] != '"') return false;
        var prefix = _source[_at..quote];
        var quotes = 0;
        while (quote + quotes < _source.Length && _source[quote + quotes] == '"') quotes++;
        Blank(prefix.Length);
        if (quotes >= 3 && !prefix.Contains('@')) Raw(quotes);
        else Quoted(verbatim: prefix.Contains('@'), holes: prefix.Contains('$'));
        return true;
    }

    private void Raw(int quotes)
    {
        Blank(quotes);
        BlankUntil(new string('"', quotes), andIt: true);
        while (!Ended && _source[_at] == '"') Blank();
    }

    private void Quoted(bool verbatim, bool holes)
    {
        Blank();
        while (!Ended)
        {
            if (verbatim && Next("\"\"")) Blank(2);
            else if (!verbatim && Next("\\")) Blank(2);
            else if (holes && (Next("{{") || Next("}}"))) Blank(2);
            else if (holes && Next("{")) Hole();
            else if (Next("\"")) break;
            else Blank();
        }

        Blank();
    }

    private void Hole()
    {
        Blank();
        Code(insideHole: true);
        Blank();
    }
}
