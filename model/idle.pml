/*
 * How an export window without events is committed without a claim, for the model checker Spin.
 *
 *   src/engine/claim-segments.ts     commits what is idle only where the document has no entry of it
 *   src/export/tasks/carry.ts        asks before the claim, and again once a claim of another run is taken over
 *   src/export/tasks/window-result.ts  what a window is committed as
 *
 * One window of one log group, RUNS runs. Any run may sleep or crash between any two steps. A run asks whether the
 * window holds an event. If not, it commits it as empty in one conditional write, without a claim; if it does, the run
 * claims it, has a task export it, and commits that. An event may come late, at any time, and expire at any time after
 * that. A write may be refused (409, 412) or lose its answer, stored or not.
 *
 * Safe: a window is committed once, never as empty when a task has exported its event, and never as exported when none has.
 * Live (-DLIVE): when crashes and lost answers come to an end, the window is committed.
 *
 * Assumed of the world, beside A1 and A2 of claim.pml:
 *   A7  Nobody misses an event that comes after a run asked for it: that is what `settle` is for.
 *   A8  What a task wrote stays in the bucket, and a listing shows it.
 *
 * Each -D below puts in one fault; check.sh sees to it that every one is found.
 */

#ifndef RUNS
#define RUNS 3
#endif
#define LEASE 2

#ifdef LIVE
byte crashes = 2, losses = 2; /* the last run does not crash */
#define LAPSES !alive[holder] /* who is alive renews in time */
#define LOSES losses > 0 -> losses--
#define CRASHES me < RUNS && crashes > 0 -> crashes--
#else
#define LAPSES true
#define LOSES true
#define CRASHES true
#endif

mtype = { Fresh, Open, Empty, Exported };
mtype = { None, There, Expired };

/* The ledger's document, and what each run knows of it. */
mtype state = Fresh;
byte holder;             /* 0: nobody */
byte until;              /* ticks left of the holder's lease */
bool current[RUNS + 1];  /* its version is the one that this run saw last */
bool own[RUNS + 1];      /* it is as the newest write of this run left it */

bool alive[RUNS + 1];

/* The source and the bucket. */
mtype event = None;
bool objects;            /* a task has written the event */

#define DONE (state == Empty || state == Exported)
#define FREE (state == Fresh || state == Open && (holder == 0 || holder == me || until == 0))
#define HOLDS (state == Open && holder == me)

active proctype World() {
end:
  do
  :: atomic { event == None -> event = There }
  :: atomic { event == There -> event = Expired }
  :: atomic { until > 0 && LAPSES -> until-- }
  od
}

/* Whether the write that is wanted may be made in the document as it is. */
#ifdef IDLE_OVER_CLAIM
#define MAY (what == Open && FREE || what != Open && (isIdle && !DONE || HOLDS))
#else
#define MAY (what == Open && FREE || what != Open && (isIdle && state == Fresh || HOLDS))
#endif

inline apply() {
  assert(!DONE);                        /* committed once */
  assert(what != Empty || !objects);    /* nothing that was exported is forgotten */
  assert(what != Exported || objects);  /* nothing is said to be exported that was not */
  resumed = resumed || (what == Open && state == Open);
  state = what;
  holder = (what == Open -> me : 0);
  until = (what == Open -> LEASE : 0);
  for (i : 1 .. RUNS) { current[i] = false; own[i] = false }
  i = 0; current[me] = true; own[me] = true
}

inline written() {
  own[me] = false;
  if
  :: what == Open -> goto carry
  :: else -> goto over
  fi
}

active [RUNS] proctype Run() {
  byte me = _pid;
  mtype what = Empty;
  byte i;
  bool isIdle, resumed;

  alive[me] = true;
look: /* reads the document; comes again while another run's lease stands */
  atomic {
    if
    :: DONE -> goto over
    :: state == Fresh -> current[me] = true; goto ask
    :: state == Open && FREE -> current[me] = true; what = Open; isIdle = false; goto write
    fi
  };

ask: /* before any claim */
  atomic {
    if
    :: event == There -> what = Open; isIdle = false
    :: event != There -> what = Empty; isIdle = true
    :: CRASHES -> goto over
    fi
  };

write:
  atomic {
    own[me] = false;
    if
#ifdef NO_CONDITION
    :: MAY || isIdle -> apply(); written()
#else
    :: current[me] && MAY -> apply(); written()
#endif
    :: current[me] && MAY && LOSES -> apply(); goto unsure /* stored, but nobody says so */
    :: current[me] && LOSES -> goto unsure                 /* 409, 5xx: not stored */
    :: !current[me] || !MAY -> goto unsure                 /* 412, or what was read does not allow it */
    :: CRASHES -> goto over
    fi
  };

unsure: /* the document itself tells whether it was this write; if not, the change is made anew on what it is now */
  atomic {
    current[me] = true;
    if
    :: own[me] -> written()
    :: !own[me] && MAY -> goto write
    :: !own[me] && !MAY && !DONE && what != Open && isIdle ->
      /* Claimed meanwhile: it is claimed here, too, and the answer of before counts no more. */
      what = Open;
#ifndef STALE_ANSWER
      isIdle = false;
#endif
      goto again
    :: !own[me] && !MAY && !(what != Open && isIdle) -> goto again
    :: !own[me] && DONE -> goto over
    fi
  };
again: /* by the next run, if it is held by another one */
  atomic {
    if
    :: DONE -> goto over
    :: !DONE && FREE -> what = Open; current[me] = true; goto write
    :: CRASHES -> goto over
    fi
  };

carry: /* under the claim */
  atomic {
    if
#ifdef STALE_ANSWER
    :: isIdle -> what = Empty
#endif
    :: !isIdle && event == There && HOLDS -> objects = true; what = Exported /* a task, or that of before is adopted */
#ifdef NO_LOOK_INTO_BUCKET
    :: !isIdle && event != There -> what = Empty
#else
    :: !isIdle && event != There && resumed && objects -> what = Exported
    :: !isIdle && event != There && !(resumed && objects) -> what = Empty
#endif
    :: !HOLDS -> goto look /* the claim is lost */
    :: CRASHES -> goto over
    fi
  };
  isIdle = false;
  goto write;

over:
  atomic {
    alive[me] = false; current[me] = false; own[me] = false; isIdle = false; resumed = false; what = Empty
#ifdef LIVE
    ; if :: me == RUNS && !DONE -> alive[me] = true; goto look :: else fi /* there is always a later run */
#endif
  }
}

#ifdef LIVE
ltl live { <> (DONE) }
#endif
