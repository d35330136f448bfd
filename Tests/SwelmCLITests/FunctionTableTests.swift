import Foundation
import GoTemplate
import Rendering
import Testing

/// The functions of templates against those that real Helm knows (fixtures/functions.txt).
struct FunctionTableTests {
    private static let known: Set<String> = {
        let file = GoldenCase.root.appendingPathComponent("fixtures/functions.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").map(String.init))
    }()

    @Test
    func noneIsMissingAndNoneExtra() {
        let builtins = Builtins.functions.map(\.name) + ["and", "or", "call"]
        let ours = Set(HelmFunctions.table().names.map(\.text) + builtins)
        #expect(Self.known.count > 200)
        #expect(Self.known.subtracting(ours).sorted() == [])
        #expect(ours.subtracting(Self.known).sorted() == [])
    }
}
