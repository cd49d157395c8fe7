namespace Holdpoint.Engine.Access;

/// <summary>Why a change of an account is refused.</summary>
/// <param name="Code"><c>user.taken</c>, <c>user.gone</c>, <c>user.last-administrator</c>, <c>user.not-first</c>, <c>user.name</c>, <c>user.identity</c>,
/// <c>passkey.name</c>, <c>passkey.taken</c>, <c>passkey.many</c>.</param>
/// <param name="Text">In words.</param>
public sealed record UserRefusal(string Code, string Text);
