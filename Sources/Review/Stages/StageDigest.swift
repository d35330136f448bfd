import Codecs
import GoTemplate
import Operations
import Rollouts

/// What an approval of a stage is for: the digest of all that the stage does.
enum StageDigest {
    /// - Parameters:
    ///   - stage: the stage without a digest.
    ///   - definition: what the file says of checks, steps and gates.
    ///   - members: what the stage makes of each release.
    static func digest(
        of stage: PlannedStage, _ definition: Value, _ members: [(name: GoString, stage: FrozenStage)]
    ) throws -> GoString {
        let sides = members.map { member in
            Value.map(
                Map([
                    ("name", .string(member.name)), ("manifest", .string(member.stage.manifestDigest)),
                    ("values", .map(member.stage.values)),
                ]))
        }
        let content = Map([("plan", stage.value), ("definition", definition), ("members", .list(sides))])
        return ContentDigest.of(try JSON.encode(.map(content), escapesHTML: false, marksFloats: true))
    }
}
