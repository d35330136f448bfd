import GoLibrary
import GoTemplate

/// What a program that was started came to.
package struct ProgramResult: Sendable {
    package let ending: ProgramEnding
    /// What it wrote on standard output.
    package let output: [UInt8]
    /// What it wrote on standard error.
    package let errors: [UInt8]
}

/// How a program ended.
package enum ProgramEnding: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    /// It took longer than its time limit, and was killed for that.
    case timedOut
    /// Nobody needed it any more.
    case interrupted

    package var isSuccess: Bool { self == .exited(0) }
}

extension ProgramEnding: CustomStringConvertible {
    /// In the words of Go's `os.ProcessState`.
    package var description: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .killed(let signal): "signal: \(SystemText.signal(signal))"
        case .timedOut: "killed: it took too long"
        case .interrupted: "killed: it is not needed any more"
        }
    }
}
