/// How a run of a hook went; the raw values are Helm's, as records hold them.
///
/// Source: pkg/release/v1 hook.go.
package enum HookPhase: String, Sendable {
    /// There was none.
    case notRun = ""
    case unknown = "Unknown"
    case running = "Running"
    case succeeded = "Succeeded"
    case failed = "Failed"
}
