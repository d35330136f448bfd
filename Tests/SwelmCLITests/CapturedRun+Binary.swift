import Foundation
import GoTemplate
import Processes
import Testing

extension CapturedRun {
    /// A run of the binary that `SWELM_TEST_BINARY` names, or else of the program in this process.
    ///
    /// So the recorded cases are also put to what is shipped, which is built otherwise: see scripts/check-golden.
    init(golden arguments: [String], environment: [String: String] = [:]) {
        guard let binary = ProcessInfo.processInfo.environment["SWELM_TEST_BINARY"] else {
            self.init(arguments, environment: environment)
            return
        }
        var program = Program(GoString(binary), arguments.map { GoString($0) })
        program.environment = environment.map { GoString("\($0)=\($1)") }
        do {
            self.init(try program.run())
        } catch {
            Issue.record("\(binary) does not run: \(error)")
            self.init(exitCode: -1, standardOutput: [], standardError: [])
        }
    }

    init(_ result: ProgramResult) {
        var exitCode: Int32 = -1
        if case .exited(let status) = result.ending { exitCode = status }
        self.init(exitCode: exitCode, standardOutput: result.output, standardError: result.errors)
    }
}
