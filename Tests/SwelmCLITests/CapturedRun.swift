import Foundation
import GoTemplate
import Operations

@testable import SwelmCLI

/// One in-process run of the program with its streams captured.
struct CapturedRun {
    let exitCode: Int32
    let standardOutput: [UInt8]
    let standardError: [UInt8]

    init(exitCode: Int32, standardOutput: [UInt8], standardError: [UInt8]) {
        self.exitCode = exitCode
        self.standardOutput = standardOutput
        self.standardError = standardError
    }

    init(
        _ arguments: [String], environment: [String: String] = [:], onTerminal: Bool = false,
        cluster: (any Cluster)? = NoCluster()
    ) {
        self.init(
            bytes: arguments.map { GoString($0) }, environment: environment, onTerminal: onTerminal, cluster: cluster)
    }

    /// - Parameters:
    ///   - bytes: the arguments, which need not be UTF-8.
    ///   - cluster: nil for the one that flags and environment name.
    init(
        bytes arguments: [GoString], environment: [String: String] = [:], onTerminal: Bool = false,
        cluster: (any Cluster)? = NoCluster()
    ) {
        let output = BufferSink()
        let errors = BufferSink()
        var context = CommandContext(
            environment: environment, output: output, errors: errors, errorsAreOnTerminal: onTerminal)
        context.cluster = cluster
        exitCode = CommandLineProgram(context: context).run(arguments)
        standardOutput = output.bytes
        standardError = errors.bytes
    }

    /// Standard error from `Error: ` on, without log lines before it.
    var message: String {
        let text = String(decoding: standardError, as: UTF8.self)
        return text.range(of: "Error: ").map { String(text[$0.lowerBound...]) } ?? ""
    }
}

/// A sink that keeps what it gets.
final class BufferSink: ByteSink, @unchecked Sendable {
    // One run writes from one thread; the lock is for the compiler's peace of mind and costs nothing here.
    private let lock = NSLock()
    private var stored: [UInt8] = []

    var bytes: [UInt8] { lock.withLock { stored } }

    func write(_ bytes: [UInt8]) { lock.withLock { stored += bytes } }
}
