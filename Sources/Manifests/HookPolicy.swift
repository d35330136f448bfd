/// When the object of a hook is deleted; the raw values are Helm's.
package enum HookDeletePolicy: String, Sendable {
    case beforeCreation = "before-hook-creation"
    case succeeded = "hook-succeeded"
    case failed = "hook-failed"
}

/// When the output of a hook's containers is shown; the raw values are Helm's.
package enum HookOutputLogPolicy: String, Sendable {
    case succeeded = "hook-succeeded"
    case failed = "hook-failed"
}
