import GoTemplate

/// Which line of which template wrote each line of a rendered release, and which values were read for it.
package final class RenderTrace {
    private let execution: ExecutionTrace
    /// The document asked for last: questions about the lines of one follow each other.
    private var latest: (file: GoString, document: GoString, output: TracedOutput, firstLine: Int)?

    init(_ execution: ExecutionTrace) {
        self.execution = execution
    }

    /// Whether a value of the chart was asked for, whether it is there or not.
    package func hasRead(_ path: ValuePath) -> Bool { execution.hasRead(path) }

    /// What wrote a line of a document.
    ///
    /// - Parameters:
    ///   - line: counted from 1, within the document.
    ///   - document: the text of a manifest or hook, as the template gave it.
    ///   - file: the template's path, as in `# Source:` lines.
    /// - Returns: actions first; empty where the document is not that file's, as after a post-renderer.
    package func origins(ofLine line: Int, of document: GoString, in file: GoString) -> [TraceOrigin] {
        if latest?.file != file || latest?.document != document {
            latest = execution.output(of: file).flatMap { output in
                firstLine(of: document, in: output).map { (file, document, output, $0) }
            }
        }
        return latest.map { $0.output.origins(ofLine: $0.firstLine + line - 1) } ?? []
    }

    /// The number of the line of the output on which a document begins.
    private func firstLine(of document: GoString, in output: TracedOutput) -> Int? {
        let text = output.text.bytes.contains(UInt8(ascii: "<")) ? NoValue.removed(from: output.text) : output.text
        guard let offset = text.firstIndex(of: document.trimmingSpace) else { return nil }
        // Nothing removed from the output holds a newline, so lines are numbered as before.
        return text.bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
    }
}
