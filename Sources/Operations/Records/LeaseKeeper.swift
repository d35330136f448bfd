import GoLibrary
import Releases

/// Keeps the lease of one operation alive while the operation goes on.
///
/// It is renewed by a timer, also during waits. Where somebody else took it, everything that goes on ends; where nobody
/// could be asked for so long that others may take it, nothing more is written before it was renewed.
final class LeaseKeeper {
    private let pace: LeasePace
    private let renew: () throws -> Void
    /// Ends what goes on.
    private let stop: () -> Void
    private var cancelTimer: () -> Void = {}
    private var renewedAt = Deadline.now
    /// Whether a renewal goes on, which itself is a write.
    private var isRenewing = false
    /// Whether the lease goes with what is written next.
    private var isOver = false
    private(set) var isLost = false

    /// - Parameters:
    ///   - renew: throws `StoreError.lostLease` where somebody else has the lease.
    ///   - stop: ends all that goes on of the operation.
    init(_ pace: LeasePace, renew: @escaping () throws -> Void, stop: @escaping () -> Void) {
        self.pace = pace
        self.renew = renew
        self.stop = stop
    }

    deinit { cancelTimer() }

    /// Begins to renew the lease, which was written just now.
    ///
    /// - Parameter every: calls something again and again, and gives what ends that.
    func begin(_ every: (Duration, @escaping () -> Void) -> () -> Void) {
        cancelTimer()
        noteRenewal()
        cancelTimer = every(pace.interval) { [weak self] in _ = self?.isRenewed() }
    }

    func end() {
        isOver = true
        cancelTimer()
    }

    /// The lease was written.
    func noteRenewal() { renewedAt = .now }

    /// Whether the lease is good for one more write.
    func allowsWriting() -> Bool {
        if isLost { return false }
        return isRenewing || isOver || age < pace.trusted || isRenewed()
    }

    private var age: Duration { Deadline.now.duration(since: renewedAt) ?? .zero }

    /// Renews the lease, if that can be done now.
    private func isRenewed() -> Bool {
        guard !isLost, !isRenewing else { return !isLost }
        isRenewing = true
        defer { isRenewing = false }
        do {
            try renew()
            return true
        } catch let error as StoreError {
            if case .lostLease = error.kind { lose() }
        } catch {}
        return false
    }

    private func lose() {
        isLost = true
        stop()
    }
}
