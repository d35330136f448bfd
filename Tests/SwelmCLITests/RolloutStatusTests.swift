import Codecs
import Foundation
import GoTemplate
import JSONSchema
import Rollouts
import ScriptedRollouts
import Testing

@testable import SwelmCLI

/// `rollout status`: for people, for programs, and for comments.
@Suite("Status of a rollout")
struct RolloutStatusTests {
    private static var rollouts: [(name: String, rollout: ScriptedRollout)] {
        [
            ("started", ProductpageRollout.start()), ("baking", ProductpageRollout.baking()),
            ("waiting", ProductpageRollout.waiting()), ("finished", ProductpageRollout.finished()),
            ("returned", ProductpageRollout.returned()), ("paused", asked(.paused(reason: "lunch"))),
            ("abandoned", asked(.abandoned(reason: "by hand"))), ("held", held()), ("stuck", stuck()),
        ]
    }

    private static func asked(_ kind: RolloutEventKind) -> ScriptedRollout {
        var rollout = ProductpageRollout.waiting()
        rollout.ask(kind)
        return rollout
    }

    /// Nothing is measured, so nothing is proven.
    private static func held() -> ScriptedRollout {
        var rollout = ProductpageRollout.start()
        rollout.run()
        return rollout
    }

    private static func stuck() -> ScriptedRollout {
        var rollout = asked(.aborted(to: .base, reason: "wrong tag"))
        rollout.outcomes["back/1/0/productpage"] = EffectOutcome(.failed, message: "no nodes")
        rollout.run()
        return rollout
    }

    private func text(_ rollout: ScriptedRollout, color: Bool = false, ascii: Bool = false) -> String {
        let bytes = StatusText.bytes(of: rollout.report("productpage.3"), usesColor: color, isASCII: ascii)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func json(_ rollout: ScriptedRollout) throws -> [UInt8] {
        try JSON.encode(StatusDocument(report: rollout.report("productpage.3"), showsEvents: true).value)
    }

    // MARK: Programs

    private static let schema = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/rollout-status.schema.json")

    /// Anything at all is seen, and nothing is seen as nothing.
    @Test(arguments: [(0.0, 0), (0.001, 1), (0.1, 2), (0.5, 10), (0.974, 19), (0.976, 20), (1, 20), (1.4, 20)])
    func aBarHasCellsForAShare(_ share: Double, _ filled: Int) {
        let bar = WeightBar.text(share)
        #expect(bar == String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled))
    }

    @Test(arguments: 0..<9)
    func documentsFollowTheSchema(_ index: Int) throws {
        let schema = try Array(Data(contentsOf: Self.schema))
        let document = Map([(key: "document", value: try JSON.decode(json(Self.rollouts[index].rollout)))])
        guard case .map(let whole)? = document["document"] else {
            Issue.record("no object")
            return
        }
        #expect(SchemaValidator().failure(of: whole, against: schema) == nil)
        whole["state"] = .string("levitating")
        #expect(SchemaValidator().failure(of: whole, against: schema) != nil)
    }

    @Test func exitCodesAreThoseOfCommandsThatDrive() throws {
        let codes = try Self.rollouts.map { entry in
            let text = String(decoding: try json(entry.rollout), as: UTF8.self)
            return text.firstMatch(of: /"exitCode":(\d)/).map { "\(entry.name) \($0.1)" }
        }
        #expect(
            codes == [
                "started 3", "baking 3", "waiting 3", "finished 0", "returned 4", "paused 6", "abandoned 1", "held 6",
                "stuck 5",
            ])
    }

    @Test func programsFindWhatTheyNeedAtTheTop() throws {
        let text = String(decoding: try json(ProductpageRollout.waiting()), as: UTF8.self)
        let beginning = """
            {"rollout":"productpage.3","state":"waiting","outcome":"It is waiting: stage 2 of 7, \\"2 ten per cent\\", \
            asks for an approval, an approval by ann or ben, until 2026-12-01T14:05:06.000Z.","stage":{"name":"2 ten \
            per cent","index":2,"of":7,"attempt":1,"phase":"approving","revision":42},"split":{"stable":90,\
            "canary":10},"members":[{"release":"productpage","revision":42,"split":{"stable":90,"canary":10},\
            "versions":{"before":"83","after":"84"}}],\
            "base":{"revision":41,"path":["base"]},"waitingFor":{"kind":"approval","approvals":1,"by":["ann","ben"],\
            "until":"2026-12-01T14:05:06.000Z"},"checks":[{"name":"success","verdict":"passed","against":"≥ 99 %",\
            "bad":5,"of":3000,
            """
        #expect(text.hasPrefix(beginning), "\(text.prefix(900))")
    }
}
