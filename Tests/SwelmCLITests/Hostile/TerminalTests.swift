import Foundation
import Testing

/// What a chart may not do to a person's terminal.
@Suite(.serialized)
struct TerminalTests {
    @Test(arguments: [
        (#"{{ fail "\x1b[31mred\x07" }}"#, "name: c"), (#"{{ fail "\u202ebackwards" }}"#, "name: c"),
        ("\u{1B}]8;;x\u{7}{{ .Values.a.b }}", "name: c"), ("a: 1", #"{name: c, kubeVersion: ">9 \e[2J"}"#),
        ("a: 1", #"{name: c, version: "\e[31m"}"#),
        ("a: 1", #"{name: c, dependencies: [{name: "\e[31m", version: 1.x}]}"#), ("a: 1", #"{name: "c/\e[31m"}"#),
    ])
    func controlCharactersAreShownNotSent(_ template: String, _ metadata: String) throws {
        let version = metadata.contains("version: \"") ? "" : "version: 0.1.0\n"
        let fields = metadata.hasPrefix("{") ? metadata.dropFirst().dropLast() : metadata[...]
        let lines = fields.split(separator: ", ", maxSplits: 1).joined(separator: "\n")
        let text = Data("apiVersion: v2\n\(version)\(lines)\n".utf8)
        let chart = try HostileChart(template: template, files: ["Chart.yaml": text])
        for arguments in [[], ["--errors=helm"], ["--errors=rich"]] {
            let run = CapturedRun(["template", "rel", chart.path] + arguments, onTerminal: true)
            #expect(run.exitCode == 1)
            let shown = String(decoding: run.standardError, as: UTF8.self)
            let colours = ["\u{1B}[31m", "\u{1B}[34m", "\u{1B}[36m", "\u{1B}[0m"]
            let plain = colours.reduce(shown) { $0.replacingOccurrences(of: $1, with: "") }
            #expect(
                !plain.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x202E })
        }
    }

    @Test
    func argumentsAreShownNotSent() {
        for arguments in [["tem\u{1B}[31mplate"], ["template", "--\u{1B}[2J"], ["template", "r", "./\u{1B}[2J"]] {
            let run = CapturedRun(arguments, onTerminal: true)
            #expect(run.exitCode == 1)
            #expect(!run.standardError.contains(0x1B))
        }
    }
}
