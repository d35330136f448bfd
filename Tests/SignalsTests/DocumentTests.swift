import Foundation
import GoTemplate
import Rollouts
import Testing

/// Each example of docs/rollout.md is a file that can be read.
struct DocumentTests {
    private static let examples: [String] = {
        let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/rollout.md")
        let text = (try? String(contentsOf: document, encoding: .utf8)) ?? ""
        return text.split(separator: "```yaml\n").dropFirst().map { String($0.prefix { $0 != "`" }) }
    }()

    @Test func thereAreExamples() { #expect(Self.examples.count >= 4) }

    @Test(arguments: examples.indices)
    func anExampleIsRead(_ index: Int) throws {
        let file = try StagesFile(Array(Self.examples[index].utf8), path: "stages.yaml")
        var sources = ParameterSources(defaultNamespace: "default")
        for name in ["from", "to"] where Self.examples[index].contains("\n  \(name): {") {
            sources.given[GoString(name)] = "84"
        }
        #expect(try !file.sequence(sources).stages.isEmpty)
    }
}
