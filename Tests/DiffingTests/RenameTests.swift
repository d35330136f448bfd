import GoTemplate
import Testing

@testable import Diffing

/// Which removed object is which added one under another name.
struct RenameTests {
    private func objects(_ names: [String], _ fields: (Int) -> String, kind: String = "ConfigMap") -> DiffSide {
        let text = names.enumerated().map { index, name in
            "---\n{apiVersion: v1, kind: \(kind), metadata: {name: \(name)}, data: {\(fields(index))}}\n"
        }.joined()
        return DiffSide(name: "s", documents: DiffDocument.documents(inStream: GoString(text), file: "s.yaml"))
    }

    private func renames(_ old: DiffSide, _ new: DiffSide, _ maximum: Double = 0.5) -> [String] {
        Differ(Differ.Options(findRenames: maximum)).compare(old, new).objects.map { object in
            let names = [object.old, object.new].map { $0.map { "\($0.identity.name)" } ?? "-" }
            return names.joined(separator: " ") + (object.similarity.map { " \(Int($0 * 100))" } ?? "")
        }.sorted()
    }

    @Test func theMostSimilarPairsComeFirst() {
        let old = objects(["a", "b"]) { ["x: 1, y: 2, z: 3, w: 4", "x: 1, y: 2, z: 3, w: 5"][$0] }
        let new = objects(["c", "d"]) { ["x: 1, y: 2, z: 3, w: 5", "x: 1, y: 2, z: 9, w: 4"][$0] }
        // The kind and the version are fields, too.
        #expect(renames(old, new) == ["a d 71", "b c 100"])
    }

    @Test func theShareThatMayDifferIsALimit() {
        let old = objects(["a"]) { _ in "x: 1, y: 2" }
        let new = objects(["b"]) { _ in "x: 1, y: 3" }
        // Three of five fields are the same.
        #expect(renames(old, new, 0.41) == ["a b 60"])
        #expect(renames(old, new, 0.4) == ["- b", "a -"])
        #expect(renames(old, new, 0) == ["- b", "a -"])
    }

    @Test func kindsAreNotMixed() {
        let old = objects(["a"], { _ in "x: 1, y: 2" })
        #expect(renames(old, objects(["b"], { _ in "x: 1, y: 2" }, kind: "Secret")) == ["- b", "a -"])
    }

    /// Of very many objects only neighbours by name are compared.
    @Test func ofManyNeighboursAreFound() {
        let numbers = Array(100..<310)
        let old = objects(numbers.map { "n-\($0)-old" }) { "x: \($0), y: \($0), z: \($0)" }
        let new = objects(numbers.reversed().map { "n-\($0)-new" }) { "x: \(209 - $0), y: \(209 - $0), z: \(209 - $0)" }
        #expect(renames(old, new) == numbers.map { "n-\($0)-old n-\($0)-new 100" })
        let far = objects(numbers.map { "z-\(409 - $0)" }) { "x: \($0), y: \($0), z: \($0)" }
        #expect(renames(old, far).filter { !$0.contains("-  ") }.count > numbers.count)
    }
}
