using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Content;

/// <summary>The course's content: what is right follows from the tables, and what is missing is told.</summary>
public sealed class CourseContentTests
{
    [Theory]
    [InlineData("onboarding/1-posting.yaml", "    text:\n      nl: \"Groep 5", "    expect: allowed\n    text:\n      nl: \"Groep 5", "'posting-class-photo' expects allowed, and the table says not-allowed (row 4 of post)")]
    [InlineData("onboarding/1-posting.yaml", "scenario: post\n", "scenario: poster\n", "names the scenario 'poster', which does not exist")]
    [InlineData("onboarding/1-posting.yaml", "people: pupils-under-16 }", "people: nobody }", "an answer that it does not have")]
    [InlineData("onboarding/1-posting.yaml", "related: \"yes\", people: pupils-under-16 }", "related: \"yes\", purpose: fun }", "answers 'purpose', which post does not ask")]
    [InlineData("onboarding/1-posting.yaml", "related: \"yes\", people: pupils-under-16 }", "related: \"yes\" }", "The answers of 'posting-class-photo' give no verdict")]
    [InlineData("onboarding/1-posting.yaml", "people: pupils-under-16 }", "people: pupils-under-16, consent: \"yes\" }", "answers 'consent', which nobody is asked here")]
    [InlineData("onboarding/1-posting.yaml", "id: posting-debate", "id: posting-maths", "'posting-maths' stands in the course twice")]
    [InlineData("onboarding/1-posting.yaml", "teaches: [\"1.3\"", "teaches: [\"1.9\"", "paragraph 1.9, which the protocol does not have")]
    [InlineData("onboarding/1-posting.yaml", "school: po\n", "school: mbo\n", "'school' is 'mbo'")]
    [InlineData("onboarding/1-posting.yaml", "roles: [stagiair]", "roles: [intern]", "'intern' is no role of the course")]
    [InlineData("onboarding/1-posting.yaml", "Groep 5 maakte prachtige maskers.", "Onderwijsondersteunende functionarissen realiseerden maskerontwerpen.", "Hard to read")]
    [InlineData("onboarding/6-measures.yaml", "others: [\"6.3\", \"6.7\", \"5.5\"]", "others: []", "needs one to three other paragraphs")]
    [InlineData("onboarding/7-handling.yaml", "    cites: [\"5.4\"]\n", "", "cites '', which the protocol does not have")]
    [InlineData("onboarding/quiz.yaml", "lesson: posting", "lesson: postings", "names the lesson 'postings', which does not exist")]
    [InlineData("onboarding/course.yaml", "least: ", "least: 9", "questions.", "onboarding/quiz.yaml")]
    [InlineData("onboarding/course.yaml", "lessons: [posting, ", "lessons: [", "The lesson 'posting' has no place", "onboarding/1-posting.yaml")]
    [InlineData("onboarding/course.yaml", "version: concept", "version: \"1.0\"", "The last release is '1.0', and the protocol's version is 'concept'")]
    [InlineData("onboarding/course.yaml", "\n  recall:", "\n  recal:", "'recall' is missing")]
    public void A_slip_in_the_course_breaks_the_check(string file, string old, string changed, string said, string? told = null)
    {
        var problems = ShippedContent.Check(ShippedContent.With(file, old, changed));

        Assert.Contains(problems, problem => problem.File == (told ?? file) && problem.Message.Contains(said, StringComparison.Ordinal) && problem.Remedy.Length > 0);
    }

    [Fact]
    public void A_paragraph_for_staff_that_no_lesson_teaches_breaks_the_check()
    {
        var problem = Assert.Single(ShippedContent.Check(ShippedContent.With("onboarding/4-opinion.yaml", "\"5.6\", ", "")));

        Assert.Equal(("protocol.yaml", "Paragraph 5.6 is taught in no lesson for all staff."), (problem.File, problem.Message));
    }

    [Fact]
    public void When_a_rule_changes_the_right_answer_changes_with_it()
    {
        var changed = ContentReader.Read(ShippedContent.With("press.yaml", "verdict: not-allowed", "verdict: ask-first")).Content!;

        Assert.Equal("not-allowed", PolicyIds.Of(Judging.Verdict(ShippedContent.Set, Press(ShippedContent.Set))!.Kind));
        Assert.Equal("ask-first", PolicyIds.Of(Judging.Verdict(changed, Press(changed))!.Kind));

        static Exercise.Situation Press(ContentSet content) => (Exercise.Situation)content.Course!.Find("opinion-press")!;
    }

    [Fact]
    public void A_school_group_without_the_folder_has_no_course()
    {
        var reading = ContentReader.Read([.. ShippedContent.Files.Where(file => !file.Path.StartsWith("onboarding/", StringComparison.Ordinal))]);

        Assert.Empty(reading.Problems);
        Assert.Null(reading.Content!.Course);
        Assert.Empty(ContentCheck.Full(reading.Content));
    }

    [Fact]
    public void The_coverage_table_tells_of_each_paragraph_where_it_is_taught()
    {
        var table = CourseCoverage.Of(ShippedContent.Set);

        Assert.Equal(ShippedContent.Set.Protocol.Paragraphs.Select(paragraph => paragraph.Id), table.Select(row => row.Paragraph));
        Assert.All(table, row => Assert.True(row.Lessons.Length > 0 ^ row.Reason is not null, row.Paragraph));
    }
}
