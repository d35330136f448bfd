import GoTemplate

/// Where releases are recorded.
///
/// Whatever happens between the start and the end of `write` happens as a whole or not at all, also for other
/// processes. The operations that commands need are built on it, see `ReleaseStore+Reading` and the files beside it.
package protocol ReleaseStore: AnyObject {
    /// Where Helm's own labels count, as with the driver of Helm that the store stands for.
    var systemLabels: SystemLabelUse { get }

    /// Runs `body` on a consistent state.
    func read<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result

    /// Runs `body` alone and keeps what it writes, unless it throws.
    func write<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result
}
