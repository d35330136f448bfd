extension StagePhase {
    /// The state machine of an attempt at a stage: where a trigger leads, or nil where it changes nothing.
    ///
    /// Phases are only left forwards; what a stage lacks is left out. One that failed or proved nothing goes on
    /// where it was, or behind the part in question, where a person so decided.
    package func after(_ trigger: StageTrigger) -> StagePhase? {
        switch (self, trigger) {
        case (.pending, .before):
            .before
        case (.pending, .apply):
            .applying
        case (.pending, .settle):
            .settling
        case (.pending, .test):
            .testing
        case (.pending, .bake):
            .baking
        case (.pending, .confirm):
            .confirming
        case (.pending, .approve):
            .approving
        case (.pending, .pass):
            .passed
        case (.pending, .fail):
            .failed
        case (.pending, .retry):
            .pending
        case (.pending, .doubt), (.pending, .undo):
            nil
        case (.before, .apply):
            .applying
        case (.before, .settle):
            .settling
        case (.before, .test):
            .testing
        case (.before, .bake):
            .baking
        case (.before, .confirm):
            .confirming
        case (.before, .approve):
            .approving
        case (.before, .pass):
            .passed
        case (.before, .fail):
            .failed
        case (.before, .undo):
            .undone
        case (.before, .retry):
            .pending
        case (.before, .before), (.before, .doubt):
            nil
        case (.applying, .settle):
            .settling
        case (.applying, .test):
            .testing
        case (.applying, .bake):
            .baking
        case (.applying, .confirm):
            .confirming
        case (.applying, .approve):
            .approving
        case (.applying, .pass):
            .passed
        case (.applying, .fail):
            .failed
        case (.applying, .undo):
            .undone
        case (.applying, .retry):
            .pending
        case (.applying, .before), (.applying, .apply), (.applying, .doubt):
            nil
        case (.settling, .test):
            .testing
        case (.settling, .bake):
            .baking
        case (.settling, .confirm):
            .confirming
        case (.settling, .approve):
            .approving
        case (.settling, .pass):
            .passed
        case (.settling, .fail):
            .failed
        case (.settling, .undo):
            .undone
        case (.settling, .retry):
            .pending
        case (.settling, .before), (.settling, .apply), (.settling, .settle), (.settling, .doubt):
            nil
        case (.testing, .bake):
            .baking
        case (.testing, .confirm):
            .confirming
        case (.testing, .approve):
            .approving
        case (.testing, .pass):
            .passed
        case (.testing, .fail):
            .failed
        case (.testing, .undo):
            .undone
        case (.testing, .retry):
            .pending
        case (.testing, .before), (.testing, .apply), (.testing, .settle), (.testing, .test), (.testing, .doubt):
            nil
        case (.baking, .confirm):
            .confirming
        case (.baking, .approve):
            .approving
        case (.baking, .pass):
            .passed
        case (.baking, .fail):
            .failed
        case (.baking, .doubt):
            .inconclusive
        case (.baking, .undo):
            .undone
        case (.baking, .retry):
            .pending
        case (.baking, .before), (.baking, .apply), (.baking, .settle), (.baking, .test), (.baking, .bake):
            nil
        case (.confirming, .approve):
            .approving
        case (.confirming, .pass):
            .passed
        case (.confirming, .fail):
            .failed
        case (.confirming, .undo):
            .undone
        case (.confirming, .retry):
            .pending
        case (.confirming, .before), (.confirming, .apply), (.confirming, .settle), (.confirming, .test),
            (.confirming, .bake), (.confirming, .confirm), (.confirming, .doubt):
            nil
        case (.approving, .pass):
            .passed
        case (.approving, .fail):
            .failed
        case (.approving, .undo):
            .undone
        case (.approving, .retry):
            .pending
        case (.approving, .before), (.approving, .apply), (.approving, .settle), (.approving, .test),
            (.approving, .bake), (.approving, .confirm), (.approving, .approve), (.approving, .doubt):
            nil
        case (.passed, .undo):
            .undone
        case (.passed, .retry):
            .pending
        case (.passed, .before), (.passed, .apply), (.passed, .settle), (.passed, .test), (.passed, .bake),
            (.passed, .confirm), (.passed, .approve), (.passed, .pass), (.passed, .fail), (.passed, .doubt):
            nil
        case (.failed, .before):
            .before
        case (.failed, .apply):
            .applying
        case (.failed, .settle):
            .settling
        case (.failed, .test):
            .testing
        case (.failed, .bake):
            .baking
        case (.failed, .confirm):
            .confirming
        case (.failed, .approve):
            .approving
        case (.failed, .pass):
            .passed
        case (.failed, .undo):
            .undone
        case (.failed, .retry):
            .pending
        case (.failed, .fail), (.failed, .doubt):
            nil
        case (.inconclusive, .confirm):
            .confirming
        case (.inconclusive, .approve):
            .approving
        case (.inconclusive, .pass):
            .passed
        case (.inconclusive, .undo):
            .undone
        case (.inconclusive, .retry):
            .pending
        case (.inconclusive, .before), (.inconclusive, .apply), (.inconclusive, .settle), (.inconclusive, .test),
            (.inconclusive, .bake), (.inconclusive, .fail), (.inconclusive, .doubt):
            nil
        case (.undone, .retry):
            .pending
        case (.undone, .before), (.undone, .apply), (.undone, .settle), (.undone, .test), (.undone, .bake),
            (.undone, .confirm), (.undone, .approve), (.undone, .pass), (.undone, .fail), (.undone, .doubt),
            (.undone, .undo):
            nil
        }
    }
}
