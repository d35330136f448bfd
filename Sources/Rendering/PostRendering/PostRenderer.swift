import Charts
import GoTemplate
import Processes

/// An executable that reads the manifests on standard input and writes what is to be applied.
///
/// This is Helm 3's contract; Helm 4 takes plugins only.
package struct PostRenderer: Sendable {
    /// The executable's path, or a name found in `PATH`.
    package let executable: GoString
    package let arguments: [GoString]

    package init(executable: GoString, arguments: [GoString]) {
        self.executable = executable
        self.arguments = arguments
    }

    /// Runs the executable over `input`.
    ///
    /// - Throws: `HelmError` where it cannot be started, fails, or writes nothing.
    func run(_ input: [UInt8]) throws(HelmError) -> [UInt8] {
        let result = try finished(input)
        guard result.ending.isSuccess else {
            let errors = " error output:\n" + GoString(result.errors) + ": " + GoString(result.ending.description)
            throw failure("error while running command " + executable + "." + errors)
        }
        if GoString(result.output).trimmingSpace.isEmpty {
            throw failure("post-renderer " + Strconv.quote(executable) + " produced empty output")
        }
        return result.output
    }

    private func finished(_ input: [UInt8]) throws(HelmError) -> ProgramResult {
        do throws(ProgramFailure) { return try Program(executable, arguments).run(input: input) } catch {
            throw failure("unable to find binary at " + executable + ": " + error.message)
        }
    }

    private func failure(_ reason: GoString) -> HelmError {
        HelmError("error while running post render on files: " + reason)
    }
}
