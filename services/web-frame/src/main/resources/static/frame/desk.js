// htmx brings styles of its own and would run scripts from attributes; the pages' rules against foreign code allow neither.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
