/// How far a load has come.
public struct LoadProgress: Hashable, Sendable {
  public var bytesRead: Int
  public var bytesTotal: Int
  /// Data rows read so far.
  public var rows: Int

  /// 0 to 1.
  public var share: Double {
    bytesTotal == 0 ? 1 : min(1, Double(bytesRead) / Double(bytesTotal))
  }
}
