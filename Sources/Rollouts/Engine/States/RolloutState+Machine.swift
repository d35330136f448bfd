extension RolloutState {
    /// The state machine of a staged release: where a trigger leads, or nil where it changes nothing.
    ///
    /// Each pair is written out, so that the compiler asks about each one where a state or a trigger is added. What
    /// a driver wants and a person asks for may cross: a trigger that comes too late changes nothing.
    package func after(_ trigger: RolloutTrigger) -> StateChange? {
        switch (self, trigger) {
        case (.planned, .begun):
            .to(.running)
        case (.planned, .paused):
            .to(.paused)
        case (.planned, .aborted):
            .to(.returning)
        case (.planned, .abandoned):
            .to(.abandoned)
        case (.planned, .stagePassed), (.planned, .finished), (.planned, .asked), (.planned, .answered),
            (.planned, .failed), (.planned, .held), (.planned, .resumed), (.planned, .decided), (.planned, .retried),
            (.planned, .returned), (.planned, .arrived), (.planned, .stuck), (.planned, .undone):
            nil
        case (.running, .stagePassed), (.running, .retried):
            .to(.running)
        case (.running, .finished):
            .to(.finished)
        case (.running, .asked):
            .to(.waiting)
        case (.running, .failed), (.running, .aborted):
            .to(.returning)
        case (.running, .held):
            .to(.held)
        case (.running, .paused):
            .to(.paused)
        case (.running, .abandoned):
            .to(.abandoned)
        case (.running, .begun), (.running, .answered), (.running, .resumed), (.running, .decided),
            (.running, .returned), (.running, .arrived), (.running, .stuck), (.running, .undone):
            nil
        case (.waiting, .answered), (.waiting, .retried):
            .to(.running)
        case (.waiting, .failed), (.waiting, .aborted):
            .to(.returning)
        case (.waiting, .held):
            .to(.held)
        case (.waiting, .paused):
            .to(.paused)
        case (.waiting, .abandoned):
            .to(.abandoned)
        case (.waiting, .begun), (.waiting, .stagePassed), (.waiting, .finished), (.waiting, .asked),
            (.waiting, .resumed), (.waiting, .decided), (.waiting, .returned), (.waiting, .arrived),
            (.waiting, .stuck), (.waiting, .undone):
            nil
        case (.held, .paused):
            .to(.paused)
        case (.held, .decided), (.held, .retried):
            .to(.running)
        case (.held, .aborted):
            .to(.returning)
        case (.held, .abandoned):
            .to(.abandoned)
        case (.held, .begun), (.held, .stagePassed), (.held, .finished), (.held, .asked), (.held, .answered),
            (.held, .failed), (.held, .held), (.held, .resumed), (.held, .returned), (.held, .arrived),
            (.held, .stuck), (.held, .undone):
            nil
        case (.paused, .resumed):
            .toStateBefore
        case (.paused, .aborted):
            .to(.returning)
        case (.paused, .abandoned):
            .to(.abandoned)
        case (.paused, .begun), (.paused, .stagePassed), (.paused, .finished), (.paused, .asked),
            (.paused, .answered), (.paused, .failed), (.paused, .held), (.paused, .paused), (.paused, .decided),
            (.paused, .retried), (.paused, .returned), (.paused, .arrived), (.paused, .stuck), (.paused, .undone):
            nil
        case (.returning, .aborted):
            .to(.returning)
        case (.returning, .returned):
            .to(.returned)
        case (.returning, .arrived):
            .to(.held)
        case (.returning, .stuck):
            .to(.stuck)
        case (.returning, .abandoned):
            .to(.abandoned)
        case (.returning, .begun), (.returning, .stagePassed), (.returning, .finished), (.returning, .asked),
            (.returning, .answered), (.returning, .failed), (.returning, .held), (.returning, .paused),
            (.returning, .resumed), (.returning, .decided), (.returning, .retried), (.returning, .undone):
            nil
        case (.finished, .undone):
            .to(.returning)
        case (.finished, .begun), (.finished, .stagePassed), (.finished, .finished), (.finished, .asked),
            (.finished, .answered), (.finished, .failed), (.finished, .held), (.finished, .paused),
            (.finished, .resumed), (.finished, .decided), (.finished, .retried), (.finished, .aborted),
            (.finished, .returned), (.finished, .arrived), (.finished, .stuck), (.finished, .abandoned):
            nil
        case (.returned, .begun), (.returned, .stagePassed), (.returned, .finished), (.returned, .asked),
            (.returned, .answered), (.returned, .failed), (.returned, .held), (.returned, .paused),
            (.returned, .resumed), (.returned, .decided), (.returned, .retried), (.returned, .aborted),
            (.returned, .returned), (.returned, .arrived), (.returned, .stuck), (.returned, .abandoned),
            (.returned, .undone):
            nil
        case (.stuck, .resumed), (.stuck, .aborted):
            .to(.returning)
        case (.stuck, .abandoned):
            .to(.abandoned)
        case (.stuck, .begun), (.stuck, .stagePassed), (.stuck, .finished), (.stuck, .asked), (.stuck, .answered),
            (.stuck, .failed), (.stuck, .held), (.stuck, .paused), (.stuck, .decided), (.stuck, .retried),
            (.stuck, .returned), (.stuck, .arrived), (.stuck, .stuck), (.stuck, .undone):
            nil
        case (.abandoned, .begun), (.abandoned, .stagePassed), (.abandoned, .finished), (.abandoned, .asked),
            (.abandoned, .answered), (.abandoned, .failed), (.abandoned, .held), (.abandoned, .paused),
            (.abandoned, .resumed), (.abandoned, .decided), (.abandoned, .retried), (.abandoned, .aborted),
            (.abandoned, .returned), (.abandoned, .arrived), (.abandoned, .stuck), (.abandoned, .abandoned),
            (.abandoned, .undone):
            nil
        }
    }
}
