namespace ProtocolBot.Host.Storage;

/// <summary>A case is there and cannot be read: its key is gone, or its rows were changed. Trying again is of no use.</summary>
internal sealed class CaseUnreadableException(string number, Exception inner) : StorageException($"case {number} cannot be read ({inner.GetType().Name})", inner);
