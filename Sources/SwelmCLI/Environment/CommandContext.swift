import GoTemplate
import Operations
import Releases

/// The world of a command: streams and environment, injected so that tests run commands in-process.
struct CommandContext {
    let environment: [String: String]
    /// The name or path that the program was called by.
    var program = "swelm"
    let output: any ByteSink
    let errors: any ByteSink
    /// Whether a person reads the errors.
    let errorsAreOnTerminal: Bool
    /// Whether a program reads the errors: each line is a JSON object then (`--errors=json`).
    var errorsAreJSON = false
    /// Whether a person reads the output.
    var outputIsOnTerminal = false
    /// What releases are applied to, instead of the cluster that the flags, the environment and kubeconfigs name.
    var cluster: (any Cluster)?
    /// The store of all releases, instead of the one that the flags and the environment name.
    var store: (any ReleaseStore)?
    /// What is to be said after the command's failure.
    let epilogue = Epilogue()
}

extension CommandContext {
    /// What the program is called on a command line: `helm` where a link of that name was called.
    var programName: String {
        let name = program.split(separator: "/").last.map(String.init) ?? ""
        let isWord =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_.".utf8.contains(byte)
            }
        return isWord ? name : "swelm"
    }
}
