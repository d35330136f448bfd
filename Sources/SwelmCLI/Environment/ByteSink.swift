import GoTemplate

/// Where bytes go.
///
/// A write that fails throws nothing: the sink keeps the first failure and takes no more, and the program looks at it
/// when the command has ended. So no command can forget to.
protocol ByteSink: AnyObject, Sendable {
    func write(_ bytes: [UInt8])

    /// Why not all bytes arrived; nil where they did, or where the reader has gone away.
    var failure: GoString? { get }
}

extension ByteSink {
    var failure: GoString? { nil }
}
