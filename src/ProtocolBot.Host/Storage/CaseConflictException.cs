namespace ProtocolBot.Host.Storage;

/// <summary>Takes a transaction back because a change came between. It never leaves this room: outside it is an outcome.</summary>
internal sealed class CaseConflictException() : Exception("another change of the case came between");
