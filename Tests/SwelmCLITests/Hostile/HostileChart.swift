import Foundation
import TestSupport

/// A chart made by a test in a folder of its own, which goes away with it.
final class HostileChart {
    private let scratch: ScratchFolder
    var folder: URL { scratch.url }
    /// The chart's folder.
    var path: String { scratch.path("c").text }

    /// - Parameters:
    ///   - template: the text of `templates/a.yaml`.
    ///   - files: other files by path, which replace `Chart.yaml` and so on.
    init(template: String = "a: 1\n", values: String = "", files: [String: Data] = [:]) throws {
        scratch = try ScratchFolder()
        try write("Chart.yaml", Data("apiVersion: v2\nname: c\nversion: 0.1.0\n".utf8))
        try write("values.yaml", Data(values.utf8))
        try write("templates/a.yaml", Data(template.utf8))
        for (name, content) in files { try write(name, content) }
    }

    func write(_ name: String, _ content: Data) throws { try scratch.write("c/" + name, content) }

    func link(_ name: String, to target: String) throws { try scratch.link("c/" + name, to: target) }

    /// Packs the chart with tar; gives the archive's path.
    func archive(_ options: String...) throws -> String {
        let file = folder.appendingPathComponent("c.tgz").path
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-C", folder.path, "-czf", file] + options + ["c"]
        try tar.run()
        tar.waitUntilExit()
        return file
    }

    func render(_ arguments: String..., onTerminal: Bool = false) -> CapturedRun {
        CapturedRun(["template", "rel", path] + arguments, onTerminal: onTerminal)
    }
}

extension CapturedRun {
    /// Whether the run printed this document alone.
    func rendered(_ document: String) -> Bool {
        exitCode == 0
            && String(decoding: standardOutput, as: UTF8.self) == "---\n# Source: c/templates/a.yaml\n\(document)\n"
    }

    /// Whether the run failed as it should: with a message, and nothing on standard output.
    func failed(saying text: String? = nil) -> Bool {
        let says = text.map { message.contains($0) } ?? true
        return exitCode == 1 && standardOutput.isEmpty && message.hasPrefix("Error: ") && says
    }
}
