import Foundation
import FuzzTargets
import Testing

/// Every input that once crashed a fuzz target.
struct FuzzReplayTests {
    @Test(arguments: FuzzTarget.allCases)
    func inputsThatCrashedAreHarmless(_ target: FuzzTarget) throws {
        let folder = GoldenCase.root.appendingPathComponent("fixtures/fuzz/\(target.rawValue)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names.sorted() {
            target.run(Array(try Data(contentsOf: folder.appendingPathComponent(name))))
        }
    }
}
