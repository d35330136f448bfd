/// What a program reads on standard input.
package enum ProgramInput: Sendable {
    case bytes([UInt8])
    /// Nothing, from `/dev/null`.
    case nothing
    /// What this process would read.
    case shared

    /// What is written to the program.
    var bytes: [UInt8] { if case .bytes(let bytes) = self { bytes } else { [] } }
}
