import CCurl

/// The wish that the command end early: the first SIGINT, SIGTERM or SIGHUP.
///
/// The second one ends the process. There is one at a time in a process.
package final class Cancellation {
    /// Can be read once the wish is there.
    package let descriptor: Int32

    package init() { descriptor = swelm_signals_catch() }

    deinit { swelm_signals_release() }

    package var isRequested: Bool { signal != 0 }

    /// The signal's number; 0 for none.
    package var signal: Int32 { swelm_signals_caught() }
}
