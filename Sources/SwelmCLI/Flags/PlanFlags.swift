import GoLibrary
import GoTemplate

/// The flags of changes that are reviewed before they are made.
enum PlanFlags {
    static let all = FlagTable {
        savePlan
        plan
        lifetime
    }

    static let savePlan = Flag<GoString>(
        "save-plan", placeholder: "file",
        "change nothing, but save what would be recorded and what the server would make of it, for --plan; the file holds what Secrets hold"
    )
    static let plan = Flag<GoString>(
        "plan", placeholder: "file", "make the change that --save-plan saved, exactly so or not at all")
    static let lifetime = Flag<GoDuration>(
        "plan-lifetime", default: GoDuration(wrappingSeconds: 7200),
        "with --save-plan, for how long the plan may be used")
}
