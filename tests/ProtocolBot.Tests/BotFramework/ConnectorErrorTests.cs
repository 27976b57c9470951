using System.Text;

using CsCheck;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

public sealed class ConnectorErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"BotDisabledByAdmin","message":"The tenant admin disabled this bot"}}""", "BotDisabledByAdmin")]
    [InlineData("""{"error":{"code":"Bad Argument"}}""", "Bad Argument")]
    [InlineData("""{"error":{"code":"ServiceError","message":"x","innerHttpError":{"statusCode":403,"body":{}}}}""", "ServiceError")]
    [InlineData("""{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\"}"}}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"message":"{\n \"subCode\":\"MessageWritesBlocked\",\"details\":\"Thread is not accepting\",\"errorCode\":null}"}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":1008,"message":"not json"}""", "1008")]
    [InlineData("""{"message":"Authorization has been denied for this request."}""", "")]
    [InlineData("""{"error":"invalid"}""", "")]
    [InlineData("""{"error":{"code":"Anna van 3H2 heeft <script>"}}""", "")]
    [InlineData("""{"error":{"code":null}}""", "")]
    [InlineData("""{"errorCode":1.5}""", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("", "")]
    [InlineData("<html>", "")]
    public void Each_shape_of_error_gives_its_code(string body, string code) => Assert.Equal(code, ConnectorError.Code(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Whatever_the_body_is_it_never_throws_and_never_says_much() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 60],
                Gen.String.Select(text => Encoding.UTF8.GetBytes($$$"""{"error":{"code":"{{{text}}}","message":"{{{text}}}"}}""")),
                Gen.Int[0, 90].Select(cut => Encoding.UTF8.GetBytes("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}","more":[{}]}""")[..cut]))
            .Sample(body => ConnectorError.Code(body).Length <= 64, iter: 5_000);
}
